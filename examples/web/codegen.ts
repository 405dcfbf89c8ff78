import type { CodegenConfig } from "@graphql-codegen/cli";

// Types for each query of src, from the schema in this repository; a program elsewhere names
// the server's own: http://127.0.0.1:8080/schema.graphql.
const config: CodegenConfig = {
  schema: "../../schema.graphqls",
  documents: ["src/**/*.ts", "!src/gql/**"],
  generates: {
    "src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        // Queries stay text: fetch needs no GraphQL library in the page.
        documentMode: "string",
        // Every scalar has a type, and a new one that this list lacks is an error.
        scalars: { Cursor: "string" },
        strictScalars: true,
        enumsAsTypes: true,
        useTypeImports: true,
      },
    },
  },
};

export default config;
