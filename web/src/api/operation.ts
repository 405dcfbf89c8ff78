// An operation as text that knows the types of its variables and of its answer.
export type Operation<Data, Variables> = string & {
  readonly __types?: (variables: Variables) => Data;
};
