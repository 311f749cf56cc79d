import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** Data of the server: asked again when the page is looked at again, and twice more when the server could not be reached. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.isTransient,
      },
      mutations: { retry: false },
    },
  });
