import type { Floor } from './floor.ts';
import { told } from './situation.ts';

async function askForDays(floor: Floor, signer: string): Promise<void> {
  const desk = await floor.at('QA-01');
  await desk.signIn('QA-01');
  const reason = 'The maker of the scale comes next week.';
  await desk.sign({ type: 'ExtendRecord', record: 'DEV-01', dueDays: 10, reason }, signer);
}

/** What is done with DEV-01 after the scale failed. */
export const RECORDS = told({
  taskAssigned: {
    from: 'scaleFailed',
    play: async (floor) => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      const what = 'Look at the pan of the scale.';
      await desk.press({ type: 'AssignTask', record: 'DEV-01', what, owner: 'SUP-01', dueDays: 3 });
    },
  },
  extensionAsked: { from: 'scaleFailed', play: (floor) => askForDays(floor, 'SUP-01') },
  extensionAskedByQuality: { from: 'scaleFailed', play: (floor) => askForDays(floor, 'QA-01') },
});
