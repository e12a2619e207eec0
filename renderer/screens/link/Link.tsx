import type { LinkState } from '../../bridge/station-link.ts';
import { Button } from '../../components/Button.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { reconnect } from '../../store/act.ts';
import type { TextKey } from '../../text/catalogue.ts';
import { say } from '../../text/say.ts';
import './link.css';

const TEXTS: Readonly<
  Record<Exclude<LinkState, 'up'>, { readonly title: TextKey; readonly text: TextKey | null }>
> = {
  connecting: { title: 'link.connecting', text: null },
  down: { title: 'link.down', text: 'link.downText' },
  superseded: { title: 'link.superseded', text: 'link.supersededText' },
  mismatch: { title: 'link.mismatch', text: 'link.mismatchText' },
};

/** Covers the screen while it shows what may no longer be true: old values look live unless something says so. */
export function Link({ link }: { readonly link: LinkState }) {
  const { title, text } = TEXTS[link === 'up' ? 'connecting' : link];
  return (
    <div className="link-cover" role="alert" data-link={link}>
      <div className="link-plate">
        {link !== 'connecting' && <StateShape shape="attend" />}
        <div>
          <h1>{say(title)}</h1>
          {text !== null && <p>{say(text)}</p>}
        </div>
      </div>
      {link === 'superseded' && <Button kind="primary" label={say('link.here')} onPress={reconnect} />}
      {link === 'mismatch' && (
        <Button kind="primary" label={say('link.reload')} onPress={() => window.location.reload()} />
      )}
    </div>
  );
}
