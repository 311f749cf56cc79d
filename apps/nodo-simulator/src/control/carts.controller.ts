import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { writeEuro } from '../books/money';
import { type Cart, CART_ACTIONS, type CartChoice, RECEIPT_WAYS } from '../checkout/carts';
import { SIMULATOR, type Simulator } from '../simulator';
import { ControlKeyGuard } from './control-key.guard';

class CartsQueryDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(35) idCart?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{18}$/) notice?: string;
}

class CartActionDto {
  @ApiProperty({ enum: CART_ACTIONS }) @IsIn(CART_ACTIONS) azione!: CartChoice['action'];
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(35) psp?: string;
  @ApiPropertyOptional({ enum: RECEIPT_WAYS }) @IsOptional() @IsIn(RECEIPT_WAYS) ricevuta?: CartChoice['receipt'];
  @ApiPropertyOptional() @IsOptional() @IsEmail() email?: string;
}

/** Carts of Checkout, as the pages see them, for tests. */
@Controller('control/carts')
@UseGuards(ControlKeyGuard)
@ApiBearerAuth()
export class CartsController {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Get()
  @ApiOperation({ summary: 'I carrelli di Checkout, dal più recente' })
  async list(@Query() query: CartsQueryDto): Promise<unknown> {
    return (await this.simulator.carts.list(query)).map(toView);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Un carrello' })
  async one(@Param('id') id: string): Promise<unknown> {
    return toView(found(await this.simulator.carts.find(id)));
  }

  @Post(':id')
  @ApiOperation({ summary: 'Ciò che una persona farebbe alla pagina: paga, rifiuta, abbandona, annulla, scaduta' })
  @HttpCode(200)
  async act(@Param('id') id: string, @Body() { azione, psp, ricevuta, email }: CartActionDto): Promise<unknown> {
    const choice: CartChoice = {
      action: azione,
      psp: psp ?? this.simulator.registry.psps[0]?.pspId ?? '',
      receipt: ricevuta ?? 'subito',
      email,
    };
    return toView(found(await this.simulator.checkout.act(id, choice)));
  }
}

function found(cart: Cart | undefined): Cart {
  if (!cart) throw new NotFoundException('Carrello sconosciuto');
  return cart;
}

const toView = ({ id, state, openedAt, expiresAt, request, fault, items }: Cart) => ({
  id,
  stato: state,
  idCart: request.idCart ?? null,
  aperto: openedAt,
  scade: expiresAt,
  returnUrls: request.returnUrls,
  fault: fault ?? null,
  avvisi: items.map(({ ec, notice, amount, token }) => ({
    ec,
    notice,
    amount: writeEuro(amount),
    token: token ?? null,
  })),
});
