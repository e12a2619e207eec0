import type { Screen } from '../../main/contract/views.ts';
import { SignSheet } from '../components/SignSheet.tsx';
import { REASONS_FOR } from '../store/overlay.ts';
import { say } from '../text/say.ts';
import { holdOn } from './exception-on.ts';
import { Grounds, useGrounds } from './Grounds.tsx';

/** Quality lets a thing go again, by a code and a signature; the other holds on it stay (rules §2). */
export function ReleaseHold({ hold: id, screen }: { readonly hold: string; readonly screen: Screen }) {
  const grounds = useGrounds();
  const { reason } = grounds;
  const hold = holdOn(screen, id);
  if (hold === undefined) return null;
  return (
    <SignSheet
      width="narrow"
      title={say('releaseHold.title', { object: hold.object })}
      lead={say('releaseHold.lead', { by: hold.by, reason: hold.reason })}
      draft={reason && { type: 'ReleaseHold', hold: id, reason }}
      affordance={hold.release}
    >
      {hold.others.length > 0 && <p>{say('releaseHold.others', { holds: hold.others.join(', ') })}</p>}
      <Grounds of={grounds} reasons={REASONS_FOR.releaseHold} codeOnly />
    </SignSheet>
  );
}
