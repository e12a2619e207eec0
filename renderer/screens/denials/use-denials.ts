import { useEffect, useState } from 'react';
import type { DenialFilter, DenialPage } from '../../../main/contract/denials.ts';
import { ask } from '../../store/act.ts';

/** One page of the ledger under a filter; null while it is read. */
export function useDenials(filter: DenialFilter, before: number | null): DenialPage | null {
  const [page, setPage] = useState<DenialPage | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask({ kind: 'denials', filter, before }).then((reply) => {
      if (wanted && reply.kind === 'denials') setPage(reply.page);
    });
    return () => {
      wanted = false;
    };
  }, [filter, before]);
  return page;
}
