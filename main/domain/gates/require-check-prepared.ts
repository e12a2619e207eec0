import { finding, type Gate } from './gate.ts';

/** Clean and level are confirmed before a reading counts (devices.md §5). */
export const requireCheckPrepared: Gate = {
  id: 'requireCheckPrepared',
  when: 'always',
  check: ({ command, step }) => {
    if (command.type === 'PrepareCheck')
      return command.clean && command.level ? null : finding('check.prepare', { scale: command.scale });
    if (command.type === 'RepeatCheck')
      return command.cleaned && command.leveled
        ? null
        : finding('check.prepareAgain', { scale: command.scale });
    if (command.type !== 'CaptureCheck' || step?.work.kind !== 'check') return null;
    return step.work.scales[command.scale]?.prepared
      ? null
      : finding('check.prepare', { scale: command.scale });
  },
};
