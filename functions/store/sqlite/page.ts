/** A page of rows that were asked for with one more than `limit`: the one too many says that there is a next. */
export function pageOf<Row>(rows: readonly Row[], limit: number, cursorAfter: (last: Row) => string) {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { kept, next: rows.length > limit && last !== undefined ? { next: cursorAfter(last) } : {} };
}
