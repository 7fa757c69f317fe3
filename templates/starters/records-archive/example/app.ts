import { App, Duration, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { RecordsArchive } from '../src';

// What the portal synthesizes and checks: the construct as somebody uses it.
const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'RecordsArchiveExample', {
  description: 'Invoices that are kept for ten years',
});
new RecordsArchive(stack, 'Invoices', {
  retention: Duration.days(3650),
  accessLogs: Bucket.fromBucketName(stack, 'AccessLogs', 'access-logs'),
});
app.synth();
