import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';

const infra = path.resolve(__dirname, '../..');

/**
 * The functions of lambda/*.lambda.ts, bundled on this machine: each is
 * `<name>/index.js`.
 */
export function lambdaCode(): Code {
  return Code.fromAsset(path.join(infra, 'lambda'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK asks for an image, and uses it when the machine cannot bundle.
      image: DockerImage.fromRegistry('there-is-no-image'),
      local: {
        tryBundle(outputFolder) {
          execFileSync(
            process.execPath,
            [path.join(infra, 'scripts/bundle.mjs'), outputFolder],
            { stdio: ['ignore', 'ignore', 'inherit'] },
          );
          return true;
        },
      },
    },
  });
}
