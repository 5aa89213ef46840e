/** Brings a local stage up, step by step: build, local AWS, real deployment, seed. Used by `npm start` and by the tests. */
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { adminContext } from '../admin/context.ts';
import type { Sandbox } from '../client/sandbox-file.ts';
import { chooseEmulator, findFreePort, provideEmulator } from './emulator.ts';
import { enterLocalAws } from './enter-local-aws.ts';
import { endLeftEmulator, leaveFolder, localFiles, readJson, takeFolder, writePrivate } from './local-state.ts';
import { startProxy } from './proxy.ts';
import { readOutputs } from './ready-file.ts';
import { runChild } from './run-child.ts';
import { seedStage } from './seed.ts';
import type { Steps } from './steps.ts';
