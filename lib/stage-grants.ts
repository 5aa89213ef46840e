import type { Construct } from 'constructs';
import { dataGrants } from './data-grants.ts';
import { Grant } from './grant.ts';
import { sendingGrants } from './sending-grants.ts';
import type { StageConfig } from './stage-config.ts';
import { workflowGrants } from './workflow-grants.ts';

/** Every permission that functions get, each with its configuration. What stands here and in those three is all that a function can ever do. */
export const stageGrants = (scope: Construct, config: StageConfig, publicBaseUrl: string) => ({
  ...dataGrants(scope, config),
  ...workflowGrants(scope, config),
  ...sendingGrants(scope, config, publicBaseUrl),

  /** Where links lead and webhooks come in. */
  site() {
    return new Grant({ PUBLIC_BASE_URL: publicBaseUrl });
  },
});
export type StageGrants = ReturnType<typeof stageGrants>;
