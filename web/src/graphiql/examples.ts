// The examples that README and the tests share, each in a tab of its own.
const files = import.meta.glob<string>("../../examples/*.graphql", { query: "?raw", import: "default", eager: true });

export const examples = Object.keys(files).sort().map(path => ({ query: files[path]! }));
