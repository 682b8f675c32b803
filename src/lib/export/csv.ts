// A table as CSV text: RFC 4180, lines ended by CR LF.

export type Cell = string | number | null | undefined;

/** Cells with a comma, a quotation mark or a line end stand in quotation marks; numbers have every digit; nothing is an empty cell. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
