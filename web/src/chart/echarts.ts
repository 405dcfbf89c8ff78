// The parts of ECharts that our charts need; the rest is not loaded.
import { BarChart, CustomChart, type BarSeriesOption, type CustomSeriesOption } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { EChartsOption } from "echarts";

use([BarChart, CustomChart, AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent, CanvasRenderer]);

export { init };
export type { BarSeriesOption, CustomSeriesOption, EChartsOption };
