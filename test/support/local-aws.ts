import { localCredentials } from '../../bin/local/deploy-stacks.ts';
import { localRegion } from '../../bin/local/emulator.ts';
import { tableName as nameOfTable } from '../../lib/names.ts';
import { sandbox } from './sandbox.ts';

/** How an AWS client reaches the local AWS of the running stage. */
export const localAws = () => ({
  endpoint: sandbox().endpoint,
  region: localRegion,
  credentials: localCredentials,
});

export const tableName = nameOfTable('local');
