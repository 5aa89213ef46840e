/** `npm run doctor -- --stage prod`: checks what deployments die of, and says what to do. It changes nothing. */
import { AppError } from '../shared/kernel/app-error.ts';
import { useLocalAws } from './admin/use-local-aws.ts';
import { CHECKS } from './doctor/checks.ts';
import { DOCTOR_HELP, type DoctorCall, readDoctorArguments } from './doctor/doctor-arguments.ts';
import { doctorContext } from './doctor/doctor-context.ts';
import { reportJson, resultText, summaryText } from './doctor/doctor-report.ts';
import { hasFault, runChecks } from './doctor/run-checks.ts';

const examine = async (call: DoctorCall): Promise<void> => {
  const site = call.stage === 'local' ? await useLocalAws() : undefined;
  const doctor = doctorContext(call, site);
  if (!call.json) console.log(`Doctor of stage ${call.stage}\n`);
  const results = await runChecks(CHECKS, doctor, (result) => {
    if (!call.json) console.log(`${resultText(result)}\n`);
  });
  console.log(call.json ? reportJson(call.stage, doctor.now(), results) : summaryText(call.stage, results));
  if (hasFault(results)) process.exitCode = 1;
};

try {
  const call = readDoctorArguments(process.argv.slice(2));
  if (call) await examine(call);
  else console.log(DOCTOR_HELP);
} catch (error) {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = 1;
}
