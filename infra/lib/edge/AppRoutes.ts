import path from 'node:path';
import {
  Function,
  FunctionCode,
  FunctionRuntime,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * Gives every page of the app its one document, and leaves files alone: a file
 * that is not there is a 404 and not the app. (An error response of CloudFront
 * would do that for all behaviors, and turn errors of the API into pages.)
 */
export class AppRoutes extends Function {
  /** @param name - of all that is deployed; the function's begins with it */
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id, {
      functionName: `${name}-app-routes`,
      comment: 'Pages of the pattern portal are one document',
      code: FunctionCode.fromFile({
        filePath: path.join(__dirname, 'appRoutes.cloudfront.js'),
      }),
      runtime: FunctionRuntime.JS_2_0,
    });
  }
}
