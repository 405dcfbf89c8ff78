// How schema.graphqls is held to the usual rules for schemas, and to Relay's. Every rule is
// on; what is off or excepted has its reason.
import graphql from "@graphql-eslint/eslint-plugin";

const rules = {
  ...graphql.configs["flat/schema-all"].rules,
  ...graphql.configs["flat/schema-relay"].rules,
  "@graphql-eslint/require-description": [
    "error",
    { types: true, rootField: true, DirectiveDefinition: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true },
  ],
  // Paging is forward only: a cursor is a place in one order (docs/clients.md).
  "@graphql-eslint/relay-arguments": ["error", { includeBoth: false }],
  // A list without pages stands where it is short by nature: the cells of a row, the sides of a conflict.
  "@graphql-eslint/relay-edge-types": ["error", { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: true, withEdgeSuffix: true }],
  // Fields stand in the order in which a reader wants them; of those of a type, id comes first.
  "@graphql-eslint/alphabetize": "off",
  // A description of one line stands on one line, a longer one in a block: the rule knows one way only.
  "@graphql-eslint/description-style": "off",
  // Nothing that is deprecated has a date: it stays until a major version (CHANGELOG.md).
  "@graphql-eslint/require-deprecation-date": "off",
  // Nodes have an id; edges, pages and the parts of an answer are nothing by themselves.
  "@graphql-eslint/strict-id-in-types": "off",
};

// Single places that a rule may pass over, by the line of the schema.
const exceptions = {
  "@graphql-eslint/no-typename-prefix": {
    "areaLevel: AreaLevel": "level is there already, as a string, and keeps its meaning",
    "count: Int!": "the count of a Count is what it is",
    "paths: [Path!]!": "the answer is its paths, beside what was left out",
    "conflicts: [Conflict!]!": "the answer is its conflicts, as they were before they had edges",
  },
  "@graphql-eslint/relay-connection-types": {
    "type Ranking {": "an answer that can be paged: rows and edges stand beside what holds for the whole of it",
    "type Growth {": "the same",
    "type Workload {": "the same",
  },
  "@graphql-eslint/relay-edge-types": {
    "type TextEdge {": "a hit is a sentence, which has no id of its own",
    "type SuggestedIndicatorEdge {": "the node is an indicator with what is known of it here",
    "type CollaboratingPairEdge {": "the node is a pair, made for the answer",
    "type CoordinatorEdge {": "the node is a count, made for the answer",
    "type ChangeEdge {": "a change is an entry of a log; the fact that it is about is its node",
    "type ConflictEdge {": "a conflict is found when it is asked for; its id is no node's",
  },
};

// but is a rule without its exceptions. One that nothing needs any more is reported too.
function but(rule, places) {
  return {
    ...rule,
    create(context) {
      const unused = new Set(Object.keys(places));
      const report = found => {
        const at = found.loc?.start ?? found.loc ?? found.node.loc.start;
        const line = context.sourceCode.lines[at.line - 1].trim();
        if (line in places) unused.delete(line);
        else context.report(found);
      };
      const visitors = rule.create(Object.create(context, { report: { value: report } }));
      return {
        ...visitors,
        "Document:exit"(node) {
          visitors["Document:exit"]?.(node);
          for (const line of unused) context.report({ loc: { line: 1, column: 0 }, message: `the exception for “${line}” is not needed any more: take it out of eslint.config.js` });
        },
      };
    },
  };
}

const excepted = Object.fromEntries(
  Object.entries(exceptions).map(([name, places]) => {
    const short = name.replace("@graphql-eslint/", "");
    return [short, but(graphql.rules[short], places)];
  }),
);

export default [
  {
    files: ["**/*.graphqls"],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: "./schema.graphqls" } } },
    plugins: { "@graphql-eslint": { ...graphql, rules: { ...graphql.rules, ...excepted } } },
    rules,
  },
];
