import { LogModule, type Logger } from '@mypay/platform/log';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CheckoutController } from './checkout/checkout.controller';
import { CONFIG, type SimulatorConfig } from './config';
import { CartsController } from './control/carts.controller';
import { FlowsController } from './control/flows.controller';
import { ControlController } from './control/control.controller';
import { PspController } from './control/psp.controller';
import { RunsController } from './control/runs.controller';
import { TruthController } from './control/truth.controller';
import { HealthController } from './health.controller';
import { SIMULATOR, type Simulator } from './simulator';
import { BankController } from './bank/bank.controller';
import { SportelloController } from './sportello/sportello.controller';

@Module({})
export class AppModule implements OnApplicationShutdown {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  static forRoot(config: SimulatorConfig, log: Logger, simulator: Simulator): DynamicModule {
    return {
      module: AppModule,
      imports: [LogModule.forRoot(log)],
      controllers: [
        ControlController,
        FlowsController,
        RunsController,
        PspController,
        TruthController,
        HealthController,
        CartsController,
        CheckoutController,
        BankController,
        SportelloController,
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: SIMULATOR, useValue: simulator },
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.simulator.close();
  }
}
