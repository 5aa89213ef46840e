import { paginateDescribeAlarms, StateValue } from '@aws-sdk/client-cloudwatch';
import { paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import { resourceName } from '../../lib/names.ts';
import { type Check, type Doctor, fault, type Finding, ok, warning } from './check.ts';
import { resourcesOf } from './stacks.ts';

/** Whether somebody hears the alarms, and which go off now. */
export const checkAlarms: Check = {
  name: 'alarms',
  run: async (doctor) => {
    const { config, stacks } = doctor;
    if (!config.hasOps) return [ok(`stage ${config.stage} has no alarms`)];
    const found = await stacks();
    const topics = resourcesOf(found, 'AWS::SNS::Topic').filter((arn) => /-alarms(-watch)?$/.test(arn));
    const alarms = resourcesOf(found, 'AWS::CloudWatch::Alarm').length;
    const deploy = `npx cdk deploy --all -c stage=${config.stage} -c alarmEmail=you@example.com`;
    if (topics.length === 0 || alarms === 0)
      return [fault('the stage has no alarms', `deploy the ops stack: ${deploy}`)];
    const findings: Finding[] = [ok(`${alarms} alarms are set up`)];
    for (const topic of topics) findings.push(await listeners(doctor, topic, deploy));
    return [...findings, ...(await goingOff(doctor))];
  },
};

const goingOff = async ({ clients, config }: Doctor): Promise<Finding[]> => {
  const names: string[] = [];
  const pages = paginateDescribeAlarms(
    { client: clients.alarms },
    { AlarmNamePrefix: resourceName(config.stage, ''), StateValue: StateValue.ALARM },
  );
  for await (const page of pages)
    for (const { AlarmName = '' } of page.MetricAlarms ?? []) names.push(AlarmName);
  return names.length === 0
    ? [ok('no alarm goes off')]
    : names.map((name) =>
        warning(
          `alarm ${name} goes off`,
          'its description in CloudWatch says what it means and where to look',
        ),
      );
};

const listeners = async ({ clients }: Doctor, topic: string, deploy: string): Promise<Finding> => {
  let confirmed = 0;
  let pending = 0;
  for await (const page of paginateListSubscriptionsByTopic(
    { client: clients.topics },
    { TopicArn: topic },
  )) {
    for (const { SubscriptionArn = '' } of page.Subscriptions ?? []) {
      if (SubscriptionArn.startsWith('arn:')) confirmed += 1;
      else pending += 1;
    }
  }
  const name = topic.slice(topic.lastIndexOf(':') + 1);
  if (confirmed > 0) return ok(`${confirmed} confirmed subscription${confirmed === 1 ? '' : 's'} to ${name}`);
  return pending > 0
    ? warning(`nobody confirmed the subscription to ${name} yet`, 'open the mail that AWS sent, and confirm')
    : warning(`nobody subscribed to ${name}`, `${deploy}, or subscribe to the topic in the SNS console`);
};
