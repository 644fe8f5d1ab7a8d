import { expect, it } from 'vitest';
import { oldNpm } from './npm-version.ts';

it.each(['npm/10.8.2 node/v20.20.2 linux x64', 'npm/9.0.0 node/v20.0.0 linux x64'])(
  'npm too old to install Vite 8 is named with the command that mends it: %s',
  (agent) => {
    expect(oldNpm(agent)).toMatch(
      /^This project needs npm 11 or newer; this is npm \d+\.\d+\.\d+\. Run "npm install -g npm@11"/,
    );
  },
);

it.each(['npm/11.0.0 node/v24.0.0 linux x64', 'npm/12.1.0', 'pnpm/10.0.0 npm/? node/v24', ''])(
  'any other is none of our business: %j',
  (agent) => {
    expect(oldNpm(agent)).toBeNull();
  },
);
