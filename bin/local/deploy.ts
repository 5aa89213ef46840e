/** Deploys all stacks of the stage `local`: `node bin/local/deploy.ts <endpoint> <public base URL> <outputs file> [clock file]`. A program of its own, so that `npm start` can stop it. */
import { resourceName, tableName } from '../../lib/names.ts';
import { afterDeploy, deployStacks } from './deploy-stacks.ts';

const [endpoint, publicBaseUrl, outputsFile, clockFile] = process.argv.slice(2);
if (endpoint === undefined || publicBaseUrl === undefined || outputsFile === undefined) {
  throw new Error(
    'Expected the endpoint of the local AWS, the public base URL, the file for the outputs, and where the functions can read it that of the clock.',
  );
}
const log = (line: string): void => console.log(line);
await deployStacks({
  endpoint,
  outputsFile,
  log,
  context: {
    stage: 'local',
    publicBaseUrl,
    mailCaptureUrl: `${endpoint}/_ministack/ses/messages`,
    signInUrl: publicBaseUrl,
    ...(clockFile === undefined ? {} : { clockFile }),
  },
});
const tables = [tableName('local'), resourceName('local', 'vendor-sandbox')].map((name) => ({
  tableName: name,
  timeToLiveAttribute: 'expiresAt',
}));
await afterDeploy({ endpoint, tables, log });
