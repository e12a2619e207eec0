import { finding, type Gate } from './gate.ts';

/** The command names the batch, step, station and person that this session is locked to (S31). */
export const requireContext: Gate = {
  id: 'requireContext',
  when: 'act',
  check: ({ command, session, station }) => {
    if (!('context' in command) || !session) return null;
    const claimed = command.context;
    const held = session.context;
    const same =
      claimed.station === station.id &&
      claimed.person === session.person &&
      claimed.batch === (held?.batch ?? null) &&
      claimed.step === (held?.step ?? null);
    return same
      ? null
      : finding('context.other', {
          claimed: [claimed.station, claimed.person, claimed.batch, claimed.step]
            .map((part) => part ?? '-')
            .join(' / '),
          held: [station.id, session.person, held?.batch, held?.step].map((part) => part ?? '-').join(' / '),
        });
  },
};
