import type { LiveWeight } from '../../main/contract/views.ts';
import { spacedMass } from '../text/mass.ts';
import { say } from '../text/say.ts';
import { StateShape } from './StateShape.tsx';
import './live-number.css';

interface LiveNumberProps {
  readonly live: LiveWeight | undefined;
  /** Which of the two weights is read here; the other stands beside it. */
  readonly basis: 'net' | 'gross';
  readonly size?: 'live' | 'figure';
  readonly tare?: string | undefined;
}

/** The weight now, readable from two metres. Without a reading there is no number at all, never a zero. */
export function LiveNumber({ live, basis, size = 'live', tare }: LiveNumberProps) {
  const text = live === undefined ? null : basis === 'net' ? live.net : live.gross;
  const state = live?.state ?? 'noReading';
  return (
    <div className="live-number" data-size={size} data-state={state}>
      <p className="live-number-value" dir="ltr">
        {text === null ? (
          <span className="live-number-none">
            <StateShape shape={state === 'lost' ? 'lost' : 'attend'} />{' '}
            {say(`reading.${state === 'ready' || state === 'moving' ? 'noReading' : state}`)}
          </span>
        ) : (
          <>
            <output>{spacedMass(text)}</output>
            <span className="live-number-unit">
              {live?.unit} <small>{say(`basis.${basis}`)}</small>
            </span>
          </>
        )}
      </p>
      <div className="live-number-side">
        {text !== null && (
          <p className="live-number-stable" data-stable={live?.stable}>
            <span aria-hidden="true">{live?.stable === true ? '●' : '◌'}</span>{' '}
            {say(live?.stable === true ? 'reading.stable' : 'reading.moving')}
          </p>
        )}
        {basis === 'net' && live?.gross != null && (
          <p>{say('weigh.gross', { value: spacedMass(live.gross), unit: live.unit })}</p>
        )}
        {tare !== undefined && (
          <p>{say('weigh.tare', { value: spacedMass(tare), unit: live?.unit ?? '' })}</p>
        )}
      </div>
    </div>
  );
}
