import { figure, year } from "../../words/number";
import { said } from "../../words/said";
import { useLanguage, useWords } from "../../ui/language";
import { NodeLink } from "../../ui/Link";
import { EvidenceLink } from "../../document/EvidenceLink";
import { besides, figureRows, kindOf, type FigureRow } from "../../tables/figure";
import { caveatsOf, nearOf, yearsOf, type ComparedCell, type ComparedIndicator } from "./compared";

// One indicator: areas down, years across. What is silent and what is not loaded
// are said in words; nothing stands in a cell that is not of its year.
export function ComparedTable({ compared }: { compared: ComparedIndicator }) {
  const words = useWords();
  const years = yearsOf(compared);
  const { indicator } = compared;
  return (
    <div class="table-frame">
      <table class="comparison">
        <caption><NodeLink type="Indicator" id={indicator.id}>{indicator.name}</NodeLink>{indicator.unit && <span class="count">{words.target.unit}:{indicator.unit}</span>}</caption>
        <thead>
          <tr>
            <th scope="col">{words.compare.area}</th>
            {years.map(y => <th scope="col" key={String(y)}>{year(y) || words.compare.noYear}</th>)}
          </tr>
        </thead>
        <tbody>
          {compared.rows.map(({ area, cells }) => (
            <tr key={area.id}>
              <th scope="row"><NodeLink type="Area" id={area.id}>{area.name}</NodeLink></th>
              {years.map(y => <Cell key={String(y)} cell={cells.find(c => c.year === y)} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { cell: ComparedCell | undefined }) {
  const words = useWords();
  const language = useLanguage();
  if (!cell) return <td class="silent" />;
  const figures = figureRows(cell.targets, cell.observations);
  if (figures.length === 0) return <td class="silent"><span title={said(cell, language)}>{words.statuses[cell.status]}</span><Near cell={cell} /></td>;
  return <td>{figures.map(f => <OneFigure key={f.id} figure={f} cell={cell} />)}</td>;
}

// Figures of the area that are near the missing one, shown when asked for: each says
// first in what it differs.
function Near({ cell }: { cell: ComparedCell }) {
  const words = useWords();
  const language = useLanguage();
  const near = nearOf(cell);
  if (near.length === 0) return null;
  return (
    <details class="caveats near">
      <summary>{words.compare.near} {near.length}</summary>
      <p>{said(cell, language)}</p>
      <ul>
        {near.map(n => (
          <li key={n.fact.id}>
            {said(n, language)}:{n.fact.statedIndicator} <strong>{figure(n.fact)}</strong> <small>{[year(n.fact.year) || words.compare.noYear, besides(n.fact)].filter(Boolean).join(" · ")}</small>{" "}
            <EvidenceLink id={n.fact.id} of={`${n.fact.statedIndicator} ${figure(n.fact)}`} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function OneFigure({ figure: f, cell }: { figure: FigureRow; cell: ComparedCell }) {
  const words = useWords();
  const caveats = caveatsOf(cell, f.id, useLanguage());
  const beside = [year(cell.year), kindOf(f, words), besides(f)].filter(Boolean).join(" · ");
  return (
    <div class={f.reported ? "a-figure reported" : "a-figure"}>
      <strong>{figure(f)}</strong> <small>{beside}</small> <EvidenceLink id={f.id} of={`${f.statedIndicator} ${figure(f)}`} />
      {caveats.length > 0 && (
        <details class="caveats">
          <summary>{words.compare.caveats} {caveats.length}</summary>
          <ul>{caveats.map(c => <li key={c}>{c}</li>)}</ul>
        </details>
      )}
    </div>
  );
}
