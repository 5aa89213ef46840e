import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { apiDocs } from './api-docs.tsx';

/* /openapi.json, /docs and /health, and the 404 of every address that is none. */

const { PUBLIC_BASE_URL } = readEnvironment(ENVIRONMENTS['partner-api/docs']);

export const handler = apiDocs({ publicBaseUrl: PUBLIC_BASE_URL, folder: new URL('.', import.meta.url) });
