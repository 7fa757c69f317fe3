import { execSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { localEnvironment } from '@apo/local-aws';
import { picture, signIn } from './people';

const endpoint = 'http://127.0.0.1:4566';
const bucket = 'application-patterns-local';
const suspend = `aws s3api put-bucket-versioning --region eu-west-1 --bucket ${bucket} --versioning-configuration Status=Suspended`;

/** Runs a line for the AWS CLI against the local AWS. */
function run(line: string) {
  execSync(`${line} --endpoint-url ${endpoint}`, {
    env: { ...process.env, ...localEnvironment(endpoint, 'eu-west-1') },
  });
}

test('an admin sees what is wrong on AWS, and mends it with the command from the page', async ({
  browser,
}) => {
  const admin = await signIn(browser, 'admin');
  run(suspend);
  await admin.getByRole('tab', { name: 'AWS', exact: true }).click();
  const s3 = admin
    .getByRole('listitem', { name: `Amazon S3, bucket ${bucket}` })
    .first();
  await expect(s3.getByText('It does not keep versions.')).toBeVisible();
  await picture(admin, 'aws-health');

  const command = s3.getByText(/^aws s3api put-bucket-versioning/);
  run((await command.first().innerText()).trim());
  await admin.getByRole('button', { name: 'Check again' }).click();
  await expect(s3.getByText('It does not keep versions.')).toBeHidden();

  const publisher = await signIn(browser, 'publisher', '/patterns/aws');
  await expect(publisher.getByText('Amazon S3')).toBeHidden();
  await expect(
    publisher.getByRole('tab', { name: 'AWS', exact: true }),
  ).toBeHidden();
});
