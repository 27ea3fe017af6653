import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import { accept } from '../constructs/accept.ts';

/** A name of one's own for the site; its certificate has to be in us-east-1, where CloudFront looks for it. */
export interface Site {
  readonly domain: string;
  readonly certificateArn: string;
}

export interface EdgeProps extends StackProps {
  readonly api: HttpApi;
  readonly firewallArn: string;
  readonly site: Site | undefined;
}

/** What people reach: assets are kept near them; an answer, which holds what was asked, is kept nowhere. */
export class EdgeStack extends Stack {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: EdgeProps) {
    super(scope, id, props);
    const origin = new HttpOrigin(`${props.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      readTimeout: Duration.seconds(30),
    });
    const always = { origin, responseHeadersPolicy: securityHeaders(this), compress: true };
    this.distribution = new Distribution(this, 'Site', {
      comment: 'Hereabouts',
      defaultBehavior: {
        ...always,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: tellHost(this) }],
      },
      additionalBehaviors: {
        '/assets/*': {
          ...always,
          viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
          allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        },
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      webAclId: props.firewallArn,
      ...(props.site && {
        domainNames: [props.site.domain],
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: Certificate.fromCertificateArn(this, 'Certificate', props.site.certificateArn),
      }),
    });
    acceptWhatIsDecided(this.distribution, props.site);
    new CfnOutput(this, 'Address', { value: `https://${this.distribution.distributionDomainName}` });
  }
}

/** The API is asked by its own name; links that leave the site, of a shortlist or a feed, need the one that people use. */
function tellHost(scope: Construct): EdgeFunction {
  return new EdgeFunction(scope, 'TellHost', {
    comment: 'X-Forwarded-Host: the name by which a person asked',
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(`function handler(event) {
  var headers = event.request.headers;
  headers['x-forwarded-host'] = { value: headers.host.value };
  return event.request;
}`),
  });
}

/** A floor for answers that the directory did not write itself; where it sets a header, that one holds. */
function securityHeaders(scope: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'SecurityHeaders', {
    securityHeadersBehavior: {
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: false },
      // The address of a search says what a client needs: no other site is told.
      referrerPolicy: {
        referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
        override: false,
      },
    },
  });
}

function acceptWhatIsDecided(distribution: Distribution, site: Site | undefined): void {
  accept(
    distribution,
    { id: 'AwsSolutions-CFR1', reason: 'A public directory: nobody is turned away for where they are.' },
    {
      id: 'AwsSolutions-CFR3',
      reason:
        'Access logs hold the address and the query of every search, and so clients’ words and places: none are kept.',
    },
  );
  if (!site)
    accept(distribution, {
      id: 'AwsSolutions-CFR4',
      reason: 'CloudFront sets the floor of its own certificate; with a domain of one’s own it is TLS 1.2.',
    });
}
