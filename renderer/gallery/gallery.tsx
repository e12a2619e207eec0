// First, because the order of the layers is fixed by the first style sheet that names them.
import '../style/base.css';
import '../style/fonts.css';
import '../style/tokens.css';

import { createRoot } from 'react-dom/client';
import { App } from '../App.tsx';
import { attach } from '../store/act.ts';
import { useBench } from '../store/bench-store.ts';
import { useStation } from '../store/station-store.ts';
import { keepMillimetres } from '../style/millimetres.ts';
import { chooseLanguage, pseudoLanguageOf, say } from '../text/say.ts';
import { FIXTURES } from './fixtures.ts';
import { galleryStation, layOver } from './gallery-station.ts';
import { Index } from './Index.tsx';
import { pressAll } from './press-all.ts';

const element = document.getElementById('root');
if (element === null) throw new Error('broken invariant: the page has no root element');
const place: HTMLElement = element;

keepMillimetres(window);
let leave = show(window.location.hash);
window.addEventListener('hashchange', () => {
  leave();
  leave = show(window.location.hash);
});

/**
 * `#view=<fixture>` shows one screen as a person would meet it, `&theme=dark` in the night's colours; without, the list.
 * Another address takes the screen down with all that was open, typed or asked on it, and puts up the next one, which
 * is quicker than another page.
 * @returns what takes it down
 */
function show(hash: string): () => void {
  const address = hash.slice(1);
  const asked = new URLSearchParams(address);
  const fixture = FIXTURES.find(({ id }) => id === asked.get('view'));
  const root = createRoot(place);
  const left = new AbortController();
  delete document.body.dataset['settled'];
  chooseLanguage(pseudoLanguageOf(address), document);
  if (fixture === undefined) {
    root.render(<Index fixtures={FIXTURES} />);
    document.body.dataset['settled'] = address;
    return () => root.unmount();
  }
  const theme = asked.get('theme');
  const detach = attach(
    galleryStation(
      theme === null ? fixture : { ...fixture, frame: { ...fixture.frame, night: theme === 'dark' } },
    ),
  );
  layOver(fixture);
  root.render(<App />);
  const buttons = (fixture.press ?? []).map((each) => (typeof each === 'string' ? each : say(...each)));
  void pressAll(buttons, left.signal).then(() => {
    if (!left.signal.aborted) document.body.dataset['settled'] = address;
  });
  return () => {
    left.abort();
    root.unmount();
    detach();
    useStation.setState(useStation.getInitialState(), true);
    useBench.setState(useBench.getInitialState(), true);
  };
}
