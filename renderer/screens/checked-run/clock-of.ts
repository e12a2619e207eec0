/** Minutes and seconds as a clock counts them down: `24:31`; below zero with a true minus. */
export function clockOf(seconds: number): string {
  const away = Math.abs(seconds);
  const minutes = String(Math.floor(away / 60));
  return `${seconds < 0 ? '\u2212' : ''}${minutes}:${String(away % 60).padStart(2, '0')}`;
}
