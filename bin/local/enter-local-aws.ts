import { localAwsEnvironment } from './deploy-stacks.ts';

/** Leads every AWS client that this process makes from now on to the local AWS, whatever the developer's shell is set up for. */
export function enterLocalAws(endpoint: string): void {
  delete process.env['AWS_PROFILE'];
  delete process.env['AWS_SESSION_TOKEN'];
  Object.assign(process.env, localAwsEnvironment(endpoint));
}
