import type { ComponentChildren } from "preact";

// What is known of one thing, as terms and what they are; what is not known is
// left out.
export function Facts({ facts }: { facts: [string, ComponentChildren][] }) {
  const known = facts.filter(([, value]) => value != null && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0));
  return (
    <dl class="facts">
      {known.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
