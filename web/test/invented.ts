// Documents that nobody wrote, for the tests of reviewing.
const numerals = "一二三四五六七八九十";
const bodies = ["区科技局", "区财政局", "区教育局", "区人力社保局", "区市场监管局", "区农业农村局", "区商务局", "区住建局"];
const things = ["科技驿站", "共享农机站", "社区花园", "青年夜校", "智慧书屋", "口袋公园"];

// A plan with some tasks under three headings; every other task sets a figure.
export function plan(tasks: number): string {
  const lines = ["云溪区创新街区建设行动计划(2026-2028年)", "为加快建设创新街区,制定本行动计划。", "一、重点任务"];
  const each = Math.ceil(tasks / 3);
  for (let i = 0; i < tasks; i++) {
    if (i % each === 0) lines.push(`(${numerals[i / each]})建设第${numerals[i / each]}片区`);
    const thing = things[i % things.length]!;
    const figure = i % 2 === 0 ? `,到2027年新增第${numerals[i % 10]}批${thing}${i + 3}家` : "";
    const [lead, support] = [bodies[i % bodies.length]!, bodies[(i + 3) % bodies.length]!];
    lines.push(`${i + 1}.建设${thing}${numerals[i % 10]}号。完善配套设施,提升服务能力${figure}。(牵头单位:${lead},配合单位:${support})`);
  }
  return `${[...lines, "二、保障措施", "区科技局每季度通报进展。", "云溪区人民政府办公室", "2026年3月5日"].join("\n\n")}\n`;
}

// With characters beyond U+FFFF before the facts, a table, and a number that nobody reads.
export const odd = `<html><head><title>青川区𠮷祥工程行动计划(2026-2028年)</title></head><body>
<h1>青川区𠮷祥工程行动计划(2026-2028年)</h1>
<p>𠮷祥工程第一期𠮷𠮷。</p>
<h2>一、主要目标</h2>
<p>到2028年,全区建成𠮷祥驿站<b>16</b>家,<br>新增面积2.5万平方米。</p>
<h2>二、重点任务</h2>
<p>1.建设驿站。(牵头单位:区科技局,配合单位:区财政局)</p>
<table><tr><th>序号</th><th>任务</th><th>牵头单位</th><th>配合单位</th></tr>
<tr><td>1</td><td>扩建南苑</td><td>区教育局</td><td>区商务局<br>区住建局</td></tr>
<tr><td>2</td><td>修缮北苑</td><td>区商务局</td><td>区教育局</td></tr></table>
<p>青川区人民政府</p><p>2026年3月5日</p></body></html>`;

// What a page could carry to do harm; each would call out, run, or draw over the page.
export const hostile = `<html><head><title>青川区治理行动计划(2026-2028年)</title><style>body { display: none } .document { background: url(http://elsewhere.invalid/a.png) }</style>
<script>window.harmed = "script"; fetch("http://elsewhere.invalid/s")</script><base href="http://elsewhere.invalid/"><meta http-equiv="refresh" content="0;url=http://elsewhere.invalid/"></head>
<body onload="window.harmed = 'load'"><h1>青川区治理行动计划(2026-2028年)</h1>
<p>为落实&lt;script&gt;window.harmed = "text"&lt;/script&gt;有关要求,制定本计划。<img src="http://elsewhere.invalid/i.png" onerror="window.harmed = 'image'"></p>
<h2>一、重点任务</h2>
<p onclick="window.harmed = 'click'">1.建设&lt;img src=x onerror=window.harmed=1&gt;平台。到2027年建成驿站16家。(牵头单位:区科技局&lt;b onclick=window.harmed=2&gt;,配合单位:区财政局)</p>
<p><a href="javascript:window.harmed='link'">2.整治市场</a>。(牵头单位:区商务局)</p>
<iframe src="http://elsewhere.invalid/f"></iframe><svg onload="window.harmed = 'svg'"><script>window.harmed = "svg script"</script></svg>
<p>青川区人民政府</p><p>2026年3月5日</p></body></html>`;

// Some 300 pages with about 5,000 facts.
export function long(): string {
  return plan(3300);
}
