import { AppError } from '../../shared/kernel/app-error.ts';
import { readSandbox } from '../client/sandbox-file.ts';
import { enterLocalAws } from '../local/enter-local-aws.ts';
import { readRunning } from '../local/local-state.ts';

/** Leads this process to the local AWS that `npm start` brought up, and answers the address of its site. */
export const useLocalAws = async (): Promise<string | undefined> => {
  const running = (await readSandbox()) ?? (await readRunning('.local'));
  if (!running?.endpoint) {
    throw new AppError(
      'Unavailable',
      'local.not_running',
      'Kerbside is not running on this machine. Start it in another terminal: npm start. For a stage on AWS say --stage sandbox or --stage prod.',
    );
  }
  enterLocalAws(running.endpoint);
  return running.baseUrl;
};
