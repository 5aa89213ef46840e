import { App } from 'aws-cdk-lib';
import { addStacks } from '../lib/kerbside.ts';
import { stageConfig } from '../lib/stage-config.ts';

/* The CDK app: `npx cdk deploy --all -c stage=prod`. What can be passed with -c is in lib/stage-config.ts. */

const app = new App();
addStacks(app, stageConfig(app.node.getAllContext()));
app.synth();
