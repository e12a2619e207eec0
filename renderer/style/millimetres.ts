/** The smallest glass the screens are drawn for, in mm: a 15.6-inch panel of 1920×1080. */
export const LEAST_WIDTH = 320;
export const LEAST_HEIGHT = 193;

/**
 * CSS pixels per millimetre. The address says it where the station knows the width of its glass (`?mm=3.4`);
 * otherwise the smallest glass is taken to fill the window, which errs towards large targets.
 */
export function pixelsPerMillimetre(search: string, width: number, height: number): number {
  const told = new URLSearchParams(search).get('mm');
  if (told !== null && /^\d{1,2}(\.\d{1,3})?$/.test(told)) {
    const pixels = Number(told);
    if (pixels >= 1 && pixels <= 20) return pixels;
  }
  const fitting = Math.min(width / LEAST_WIDTH, height / LEAST_HEIGHT);
  return Math.max(2, Math.floor(fitting * 100) / 100);
}

/** Sets the unit of every length on screen, now and when the window changes. */
export function keepMillimetres(window: Window): void {
  const set = () => {
    const pixels = pixelsPerMillimetre(window.location.search, window.innerWidth, window.innerHeight);
    window.document.documentElement.style.setProperty('--mm', `${pixels}px`);
  };
  set();
  window.addEventListener('resize', set);
}
