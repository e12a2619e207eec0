import { create } from 'zustand';
import type { BenchLabel, BenchReply, BenchRequest } from '../../main/contract/bench.ts';
import { workBench } from './act.ts';

interface BenchState {
  readonly open: boolean;
  readonly reply: BenchReply | null;
  readonly group: BenchLabel['group'];
  readonly scale: string | null;
  readonly mass: string;
}

/** The simulated hands of a demo plant; they stay open beside whatever screen is worked on. */
export const useBench = create<BenchState>()(() => ({
  open: false,
  reply: null,
  group: 'sources',
  scale: null,
  mass: '',
}));

export async function askBench(request: BenchRequest): Promise<void> {
  const reply = await workBench(request);
  if (reply !== null)
    useBench.setState(({ scale }) => ({ reply, scale: scale ?? reply.scales[0]?.id ?? null }));
}

export function toggleBench(): void {
  const open = !useBench.getState().open;
  useBench.setState({ open });
  if (open) void askBench({ kind: 'look' });
}
