import { REASONS_FOR } from '../store/overlay.ts';
import { say } from '../text/say.ts';
import { GiveReason } from './GiveReason.tsx';

/** What metrology did to a scale, by its code and in words; then the signature. */
export const AdjustScale = ({ scale }: { readonly scale: string }) => (
  <GiveReason
    title={say('equipment.adjustTitle', { scale })}
    lead={say('equipment.adjustLead')}
    reasons={REASONS_FOR.adjust}
    needsWords
    draft={(reason, narrative) => ({ type: 'AdjustScale', scale, reason, narrative: narrative ?? '' })}
  />
);
