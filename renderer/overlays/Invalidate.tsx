import { type CapturedValue, REASONS_FOR } from '../store/overlay.ts';
import { say } from '../text/say.ts';
import { GiveReason } from './GiveReason.tsx';

/** A captured value is never changed: it is taken back, stays readable, and is captured anew (rules §6). */
export function Invalidate({ of }: { readonly of: CapturedValue }) {
  const { batch, step, capture } = of;
  return (
    <GiveReason
      title={say('invalidate.title', { what: of.what, value: of.value })}
      lead={say(`invalidate.lead.${capture.kind}`)}
      reasons={REASONS_FOR.invalidate}
      draft={(reason, narrative) => ({ type: 'InvalidateCapture', batch, step, capture, reason, narrative })}
    />
  );
}
