/** The page of last resort: no script, no style, none of the built files. It is shown when those are what failed. */
export function faultPage(sentence: string): string {
  const text = sentence.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html><html lang="en"><title>Station stopped</title><h1>This station has stopped</h1><p>${text}</p></html>`;
}
