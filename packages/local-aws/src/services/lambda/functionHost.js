// The process of a Lambda function: loads the file of its first argument, and
// calls the handler once for each message of its parent. Not TypeScript, so
// that it starts without a loader.
const { randomUUID } = require('node:crypto');
const { pathToFileURL } = require('node:url');

const [, , file] = process.argv;
const loaded = import(pathToFileURL(file)).then(
  module => module.handler ?? module.default.handler,
);

async function invoke({ event, deadline, functionArn }) {
  const handler = await loaded;
  return handler(event, {
    awsRequestId: randomUUID(),
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    invokedFunctionArn: functionArn,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  });
}

process.on('disconnect', () => process.exit());
process.on('message', message => {
  invoke(message).then(
    response => process.send({ response }),
    error => process.send({ error: `${error?.name}: ${error?.message}` }),
  );
});
