/** The rows of one page; a page beyond the end becomes the last, so that a shrinking list stays in view. */
export function pageOf<Row>(
  rows: readonly Row[],
  size: number,
  wanted: number,
): { readonly page: number; readonly pages: number; readonly shown: readonly Row[] } {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { page, pages, shown: rows.slice(page * size, (page + 1) * size) };
}

/**
 * Up to `size` rows around the one at `current`, with how many lie before and after them. The current row stands
 * second from the top where it can, so that most of what is seen lies ahead.
 */
export function windowAround<Row>(
  rows: readonly Row[],
  current: number,
  size: number,
): { readonly before: number; readonly shown: readonly Row[]; readonly after: number } {
  const last = Math.max(0, rows.length - size);
  const before = Math.min(Math.max(0, current - 1), last);
  const shown = rows.slice(before, before + size);
  return { before, shown, after: rows.length - before - shown.length };
}
