// First, because the order of the layers is fixed by the first style sheet that names them.
import '../style/base.css';
import '../style/fonts.css';
import '../style/tokens.css';

import { createRoot } from 'react-dom/client';
import { App } from '../App.tsx';
import { attach } from '../store/act.ts';
import { keepMillimetres } from '../style/millimetres.ts';
import { chooseLanguage, pseudoLanguageOf, say } from '../text/say.ts';
import { FIXTURES } from './fixtures.ts';
import { galleryStation, layOver } from './gallery-station.ts';
import { Index } from './Index.tsx';

/** `?view=<fixture>` shows one screen as a person would meet it, `&theme=dark` in the night's colours; without, the list. */
const asked = new URLSearchParams(window.location.search);
const fixture = FIXTURES.find(({ id }) => id === asked.get('view'));
const root = document.getElementById('root');
if (root === null) throw new Error('broken invariant: the page has no root element');

keepMillimetres(window);
chooseLanguage(pseudoLanguageOf(window.location.search), document);
if (fixture === undefined) {
  createRoot(root).render(<Index fixtures={FIXTURES} />);
} else {
  const theme = asked.get('theme');
  attach(
    galleryStation(
      theme === null ? fixture : { ...fixture, frame: { ...fixture.frame, night: theme === 'dark' } },
    ),
  );
  layOver(fixture);
  createRoot(root).render(<App />);
  void pressAll((fixture.press ?? []).map((each) => (typeof each === 'string' ? each : say(...each))));
}

/** Presses buttons by what stands on them, each once it is there. */
async function pressAll(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const button = await appeared(name);
    button.click();
  }
  document.body.dataset['settled'] = '';
}

async function appeared(name: string): Promise<HTMLButtonElement> {
  for (;;) {
    await new Promise(requestAnimationFrame);
    const buttons = [...document.querySelectorAll('button')];
    const found = buttons.find((each) =>
      (each.getAttribute('aria-label') ?? each.textContent).includes(name),
    );
    if (found !== undefined) return found;
  }
}
