// The examples that README and the tests share, each in a tab of its own that is
// called by its file.
const files = import.meta.glob<string>("../../examples/*.graphql", { query: "?raw", import: "default", eager: true });

export const examples = Object.keys(files).sort().map(path => ({ query: called(nameOf(path), files[path]!) }));

function nameOf(path: string): string {
  return /([a-z_]+)\.graphql$/.exec(path)?.[1] ?? "example";
}

function called(name: string, text: string): string {
  return text.replace(/^\{/m, `query ${name} {`);
}
