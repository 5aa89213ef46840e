import { CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BrokenExecutions } from './broken-executions.ts';
import { ChannelDoors } from './channel-doors.ts';
import { CheckInLifecycleWorkflow } from './check-in-lifecycle-workflow.ts';
import { ConsoleClient } from './console-client.ts';
import { ConsoleDoors } from './console-doors.ts';
import { CustomerSite } from './customer-site.ts';
import type { DataStack } from './data-stack.ts';
import { DeliveryFunctions } from './delivery-functions.ts';
import { EmailEvents } from './email-events.ts';
import { EventKey } from './event-key.ts';
import { EventStream } from './event-stream.ts';
import { MediaStream } from './media-stream.ts';
import { MessageDeliveryWorkflow } from './message-delivery-workflow.ts';
import { PartnerDoor } from './partner-door.ts';
import { PlanSweep } from './plan-sweep.ts';
import { PrivacySweep } from './privacy-sweep.ts';
import { ServiceApi } from './service-api.ts';
import { SmsEvents } from './sms-events.ts';
import { SnsSmsStatus } from './sns-sms-status.ts';
import { StaffDoors } from './staff-doors.ts';
import type { StageConfig } from './stage-config.ts';
import { stageGrants } from './stage-grants.ts';
import { VendorSandbox } from './vendor-sandbox.ts';
import { WhatsAppEvents } from './whatsapp-events.ts';

export type ServiceStackProps = StackProps & { config: StageConfig; data: DataStack };

/** Everything that runs. It holds no data, so it can be deleted and deployed again at any time. */
export class ServiceStack extends Stack {
  readonly api: ServiceApi;

  constructor(scope: Construct, id: string, { config, data, ...props }: ServiceStackProps) {
    super(scope, id, props);
    Tags.of(this).add('project', 'kerbside');
    Tags.of(this).add('stage', config.stage);
    // Names instead of references lead to the table and the schedules, so that CloudFormation must be told the order.
    this.addStackDependency(data);

    this.api = new ServiceApi(this, 'Api', config);
    const grants = stageGrants(this, config, this.api.publicBaseUrl);
    const door = { config, grants, api: this.api };

    new PartnerDoor(this, 'PartnerDoor', door);
    new ChannelDoors(this, 'ChannelDoors', door);
    const key = new EventKey(this, 'EventKey', {
      publishers: ['sms-voice.amazonaws.com', 'social-messaging.amazonaws.com', 'ses.amazonaws.com'],
    });
    new SmsEvents(this, 'SmsEvents', { config, grants, key });
    new WhatsAppEvents(this, 'WhatsAppEvents', { config, grants, key });
    new EmailEvents(this, 'EmailEvents', { config, grants, key });
    if (config.readsSnsSmsStatus) new SnsSmsStatus(this, 'SnsSmsStatus', { config, grants });
    new CustomerSite(this, 'CustomerSite', door);
    const { userPoolId, signInUrl } = data.staff;
    const { publicBaseUrl } = this.api;
    const { clientId } = new ConsoleClient(this, 'StaffSignIn', { config, userPoolId, publicBaseUrl });
    new StaffDoors(this, 'StaffDoors', { ...door, userPoolId, userPoolClientId: clientId });
    new ConsoleDoors(this, 'ConsoleDoors', { ...door, userPoolId, clientId, signInUrl });
    new EventStream(this, 'EventStream', { config, grants, tableStreamArn: data.tableStreamArn });

    new MediaStream(this, 'MediaStream', { config, grants, tableStreamArn: data.tableStreamArn });
    new PlanSweep(this, 'PlanSweep', { config, grants });
    new PrivacySweep(this, 'PrivacySweep', { config, grants });

    const functions = new DeliveryFunctions(this, 'DeliveryFunctions', { config, grants });
    new MessageDeliveryWorkflow(this, 'MessageDelivery', { config, functions });
    new CheckInLifecycleWorkflow(this, 'CheckInLifecycle', { config, functions, grants });
    new BrokenExecutions(this, 'BrokenExecutions', { config, grants });
    if (config.vendorSandbox)
      new VendorSandbox(this, 'VendorSandbox', { ...door, behaviour: config.vendorSandbox });

    if (!config.domain)
      new CfnOutput(this, 'ApiUrl', {
        value: this.api.httpApi.apiEndpoint,
        description: 'The address that API Gateway gave the API',
      });
    new CfnOutput(this, 'PublicBaseUrl', {
      value: this.api.publicBaseUrl,
      description: 'What links and webhooks are made of; register it at partners and vendors',
    });
  }
}
