/** Presses buttons by what stands on them, each once it is there, and waits until the screen is at rest. */
export async function pressAll(names: readonly string[], left: AbortSignal): Promise<void> {
  for (const name of names) {
    const button = await appeared(name, left);
    if (button === null) return;
    button.click();
  }
  await atRest(left);
}

/** The button with that name; null when the screen was left before it came. */
async function appeared(name: string, left: AbortSignal): Promise<HTMLButtonElement | null> {
  while (!left.aborted) {
    await drawn();
    const buttons = [...document.querySelectorAll('button')];
    const found = buttons.find((each) =>
      (each.getAttribute('aria-label') ?? each.textContent).includes(name),
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** Nothing was left to do, and then a picture was drawn with nothing changed on it: every answer has come. */
async function atRest(left: AbortSignal): Promise<void> {
  let moved: boolean;
  const watch = new MutationObserver(() => {
    moved = true;
  });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  do {
    moved = false;
    await idle();
    await drawn();
    await idle();
  } while (!left.aborted && (moved || [...document.images].some(({ complete }) => !complete)));
  watch.disconnect();
}

const drawn = () => new Promise((done) => requestAnimationFrame(done));

/** After everything else that waits for its turn. */
const idle = () => new Promise((done) => requestIdleCallback(done));
