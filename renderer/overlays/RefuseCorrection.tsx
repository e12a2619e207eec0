import { REASONS_FOR } from '../store/overlay.ts';
import { say } from '../text/say.ts';
import { GiveReason } from './GiveReason.tsx';

/** The value that stands stays, and the record says why it was not changed. */
export function RefuseCorrection({ correction }: { readonly correction: string }) {
  return (
    <GiveReason
      title={say('corrections.refuseNamed', { id: correction })}
      lead={say('corrections.refuseLead')}
      reasons={REASONS_FOR.refuseCorrection}
      draft={(reason, narrative) => ({ type: 'RefuseCorrection', correction, reason, narrative })}
    />
  );
}
