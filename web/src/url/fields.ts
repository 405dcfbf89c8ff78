// How one part of a page's state is written in its address. Ids and other lists
// are joined by ~, which mail and chat leave alone and no id contains.

export type Field<T> = {
  read(written: string | null): T;
  // null: nothing needs to be written.
  write(value: T): string | null;
};

export const text: Field<string> = {
  read: written => written ?? "",
  write: value => value || null,
};

export const list: Field<string[]> = {
  read: written => (written ? [...new Set(written.split("~").filter(Boolean))].sort() : []),
  write: value => [...new Set(value)].sort().join("~") || null,
};

// Like list, but the order is what the reader chose.
export const sequence: Field<string[]> = {
  read: written => (written ? [...new Set(written.split("~").filter(Boolean))] : []),
  write: value => [...new Set(value)].join("~") || null,
};

export const years: Field<number[]> = {
  read: written => list.read(written).filter(y => /^\d{4}$/.test(y)).map(Number),
  write: value => list.write(value.map(String)),
};

// A choice is always written, so that an old link shows what it showed when the
// default changes.
export function choice<T extends string>(...values: [T, ...T[]]): Field<T> {
  return {
    read: written => values.find(v => v === written) ?? values[0],
    write: value => value,
  };
}

export function choices<T extends string>(...values: T[]): Field<T[]> {
  return {
    read: written => list.read(written).filter((v): v is T => (values as string[]).includes(v)),
    write: value => list.write(value),
  };
}
