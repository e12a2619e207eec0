import { useEffect, useState } from 'react';
import type { ClosedFilter, ClosedPage } from '../../../main/contract/closed.ts';
import type { Query, QueryReply } from '../../../main/contract/views.ts';
import { ask } from '../../store/act.ts';

/** What is closed under a filter; null while it is read. */
export function useClosed(filter: ClosedFilter): ClosedPage | null {
  const [page, setPage] = useState<ClosedPage | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask({ kind: 'closed', filter }).then((reply) => {
      if (wanted && reply.kind === 'closed') setPage(reply.page);
    });
    return () => {
      wanted = false;
    };
  }, [filter]);
  return page;
}

export type ClosedStory = Extract<QueryReply, { kind: 'exception' | 'record' }>;

/** The story of one that is closed; null while it is read. */
export function useClosedStory(kind: Query['kind'] & ClosedStory['kind'], id: string): ClosedStory | null {
  const [story, setStory] = useState<ClosedStory | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask({ kind, id }).then((reply) => {
      if (wanted && (reply.kind === 'exception' || reply.kind === 'record')) setStory(reply);
    });
    return () => {
      wanted = false;
    };
  }, [kind, id]);
  return story;
}
