// Numbers as a person types them: full-width digits, with or without separators.
export function readNumber(typed: string): number | null {
  const plain = typed.trim().replace(/[\uff0b-\uff19]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/(?<=\d)[,，](?=\d{3}(\D|$))/g, "");
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
